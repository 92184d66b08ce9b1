import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../lib/db/generated/client";

const holder = globalThis as { bareClient?: PrismaClient };

function client(): PrismaClient {
  holder.bareClient ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 10 }),
  });
  return holder.bareClient;
}

/** The 50 rows of the list, as one would ask Prisma for them. */
export function listFifty() {
  return client().recommendation.findMany({
    where: { parentId: null },
    orderBy: { reference: "asc" },
    take: 50,
    select: {
      reference: true,
      currentRevision: { select: { title: true } },
      standing: { select: { implementation: true, movedAt: true } },
    },
  });
}
