import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/web/next-auth";

// Made at each request: the keys and the configuration are known at run time only, not when the app is built.
const handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) =>
  NextAuth(request as never, context as never, nextAuthOptions());

export { handler as GET, handler as POST };
