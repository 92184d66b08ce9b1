import { expect, it } from "vitest";
import { orderOf, readDate } from "./date";

it.each([
  ["2019", "2019"],
  ["2019-01", "2019-01"],
  ["2019-7-10", "2019-07-10"],
  ["2019-07-25T00:00:00Z", "2019-07-25"],
  ["10.07.2019", "2019-07-10"],
  ["25/07/2019", "2019-07-25"],
  ["07/25/2019", "2019-07-25"],
  ["7/2019", "2019-07"],
  ["July 2019", "2019-07"],
  ["10 July, 2019", "2019-07-10"],
  ["July 10th, 2019", "2019-07-10"],
  ["10 июля 2019 г.", "2019-07-10"],
  ["май 2020", "2020-05"],
])("reads %s as exactly as it is written", (text, date) => {
  expect(readDate(text, null)).toBe(date);
});

it("does not choose between day and month by itself, but follows what was chosen", () => {
  expect(readDate("7/10/2019", null)).toBe("ambiguous");
  expect(readDate("7/10/2019", "dmy")).toBe("2019-10-07");
  expect(readDate("7/10/2019", "mdy")).toBe("2019-07-10");
});

it.each(["soon", "2019-02-30", "31.04.2020", "12345", "Q3 2019", ""])("takes %j for no date", (text) => {
  expect(readDate(text, "dmy")).toBeNull();
});

it("learns the order from dates of the same column that leave no choice", () => {
  expect(orderOf(["7/10/2019", "25/10/2019"])).toBe("dmy");
  expect(orderOf(["7/10/2019", "10/25/2019"])).toBe("mdy");
  expect(orderOf(["25/10/2019", "10/25/2019"])).toBeNull();
});
