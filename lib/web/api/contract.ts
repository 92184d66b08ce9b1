import type { z } from "zod";
import type { Permission } from "@/lib/domain/permissions";
import type { ReceivedFile } from "@/lib/platform/files/file-store";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What an endpoint promises: the route runs by it, and the OpenAPI document is written from it. */
export interface AnyContract {
  method: Method;
  /** Below /api/v1, with the segments that vary in braces. */
  path: `/${string}`;
  summary: string;
  /** What the caller has to be allowed; null for everybody. Asked before anything is read. */
  permission: Permission | null;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body names only what changes; the rest is taken from the record as it stands. null empties a field. */
  partial?: true;
  /** The body is a form with one file in the field "file". */
  multipart?: true;
  /** Of a multipart body: the file is an archive, which lies on the disk while it is asked for and is not kept. */
  archive?: true;
  /** Changes an existing record: If-Match is needed and becomes the input's `version`. */
  conditional?: true;
  /** The field that holds a secret: shown once, null when the same Idempotency-Key asks again. */
  secret?: string;
  status?: 200 | 201 | 204;
  /** Further media types of the answer, beside JSON (or alone, where there is no `answer`); what Accept names is answered with. */
  produces?: readonly string[];
  /** Left out where the answer is empty. */
  answer?: z.ZodType;
}

/** States a contract, keeping the types that it names. */
export function contract<const Given extends AnyContract>(given: Given): Given {
  return given;
}

type Segments<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [Segment in Name]: string } & Segments<Rest>
  : unknown;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;

/** What a contract's command gets: segments, query and body in one, with the version and the file where it has them. */
export type InputOf<Given extends AnyContract> = Segments<Given["path"]> &
  Parsed<Given["query"]> &
  Parsed<Given["body"]> &
  (Given extends { conditional: true } ? { version: number } : unknown) &
  (Given extends { multipart: true } ? { file: ReceivedFile } : unknown) &
  (Given extends { archive: true } ? { file: { path: string } } : unknown);

/** What a contract answers with. */
export type AnswerOf<Given extends AnyContract> = Given["answer"] extends z.ZodType ? z.input<Given["answer"]> : null;
