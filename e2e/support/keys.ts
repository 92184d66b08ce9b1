import type { Page } from "@playwright/test";
import { expect } from "./test";

/** Presses Tab until the element that has the focus is named so; on the way each must show that it has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 150; step++) {
    await page.keyboard.press("Tab");
    const { text, visible } = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const labels = (element as HTMLInputElement).labels;
      const shown = (of: Element) => {
        const style = getComputedStyle(of);
        return (
          (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"
        );
      };
      return {
        text: labels?.length
          ? (labels[0]?.textContent ?? "")
          : (element.getAttribute("aria-label") ?? element.textContent ?? ""),
        visible: shown(element) || [...(labels ?? [])].some((label) => shown(label) || [...label.children].some(shown)),
      };
    });
    expect(visible, `“${text.trim().slice(0, 60)}” shows that it has the focus`).toBe(true);
    if (name.test(text.replace(/\s+/g, " ").trim())) return;
  }
  throw new Error(`Tab does not reach ${name}.`);
}

/** Presses a key of the whole page until it has led on: it works once the page's script has started. */
export async function pressUntil(page: Page, key: string, address: RegExp): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page).toHaveURL(address, { timeout: 1000 });
  }).toPass();
}
