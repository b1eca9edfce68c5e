import { writeFileSync } from 'node:fs';
import type { Server } from './server.ts';

/** Where deposits are read and written. */
export const depositsPath = '/api/billing/contractdeposits';

interface Deposit {
  readonly Id: number;
  readonly CoworkerContractId: number;
  readonly ProductId: number;
  readonly Price: number | null;
}

/** Writes a file of all deposits that a sandbox holds, as they are but for the price of each that `isOther` names by its place. */
export async function writeDeposits(
  path: string,
  server: Server,
  { count, isOther }: { readonly count: number; readonly isOther: (index: number) => boolean },
): Promise<void> {
  const all = await server.ask<readonly Deposit[]>('/sandbox/records/contract-deposits');
  const lines = all.slice(0, count).map(({ Id, CoworkerContractId, ProductId, Price }, index) => {
    const price = isOther(index) ? (Price ?? 0) + 1 : (Price ?? '');
    return [Id, CoworkerContractId, ProductId, price].join();
  });
  writeFileSync(path, `${['Id,CoworkerContractId,ProductId,Price', ...lines].join('\n')}\n`);
}
