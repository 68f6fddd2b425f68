import { Prisma, PrismaClient } from "../../prisma/generated/client";
import { env } from "./env.server";
import { QueuedPostgres } from "./queued-postgres.server";
import { onShutdown } from "./shutdown.server";

/** What is done inside one transaction. */
export type Tx = Prisma.TransactionClient;

const shared = globalThis as typeof globalThis & { sangtaoDatabase?: PrismaClient };

function client(): PrismaClient {
  if (!shared.sangtaoDatabase) {
    const { databaseUrl, databasePool } = env();
    const created = new PrismaClient({
      adapter: new QueuedPostgres({
        connectionString: databaseUrl,
        max: databasePool,
        connectionTimeoutMillis: 10_000,
        application_name: "sangtao",
      }),
      // As patient for a connection as the pool is: on a busy machine the default of two seconds fails what would succeed.
      transactionOptions: { maxWait: 10_000 },
    });
    // On the global object, so that the development server's reloads keep one pool.
    shared.sangtaoDatabase = created;
    onShutdown("database", () => created.$disconnect());
  }
  return shared.sangtaoDatabase;
}

/** The database; it is reached for when it is first used, so that importing a module needs no configuration. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, key) {
    const real = client();
    const value: unknown = Reflect.get(real, key, real);
    return typeof value === "function" ? value.bind(real) : value;
  },
});

interface Patience {
  readonly maxWait?: number;
  readonly timeout?: number;
}

/** A transaction of which nothing stays when it answers with a refusal. */
export async function transact<Answer extends { readonly ok: boolean }>(
  work: (tx: Tx) => Promise<Answer>,
  patience?: Patience,
): Promise<Answer> {
  let refusal: Answer | undefined;
  try {
    return await db.$transaction(async (tx) => {
      const answer = await work(tx);
      if (answer.ok) return answer;
      refusal = answer;
      throw new Error("refused");
    }, patience);
  } catch (error) {
    if (refusal) return refusal;
    throw error;
  }
}

/** Whether a write failed because somebody else holds that value of a unique field. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
