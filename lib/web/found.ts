import { notFound } from "next/navigation";
import { NotFound } from "@/lib/domain/errors";

/** What a page asked for, or the page that says there is nothing here. */
export async function found<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
