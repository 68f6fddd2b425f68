import { PrismaPg } from "@prisma/adapter-pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/**
 * PostgreSQL for Prisma, with the queries of one transaction one after the other. Prisma asks for the relations
 * of a read all at once, also on the single connection of a transaction, where the driver warns of it and its
 * next major version will refuse (prisma/prisma#29407).
 */
export class QueuedPostgres extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => queued(await start(level));
    return adapter;
  }
}

function queued(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    <Q, R>(ask: (query: Q) => Promise<R>) =>
    (query: Q): Promise<R> => {
      const answer = last.then(() => ask(query));
      // Whoever asked hears of a failure; the next in turn only waits for the end.
      last = answer.catch(() => undefined);
      return answer;
    };
  transaction.queryRaw = inTurn(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = inTurn(transaction.executeRaw.bind(transaction));
  return transaction;
}
