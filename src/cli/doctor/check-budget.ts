import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseLimits } from '../../budget/limits.ts';
import { openBudget, type BudgetOptions } from '../../io/budget/open-budget.ts';
import type { BudgetUsage } from '../../ports/budget.ts';
import { countOf, thousands } from '../../report/plural.ts';
import { failBecause, ok, warn, type Check } from './check.ts';

const title = 'budget left';

/** How many writes the limits still allow, as far as this machine knows; `limits` are as `--limits` has them. */
export async function checkBudget(
  options: Omit<BudgetOptions, 'limits'> & { readonly limits: string },
): Promise<Check> {
  if (!existsSync(join(options.home, 'budget.sqlite'))) return ok(title, 'all of it; nothing was sent from here yet');
  try {
    return judge(await readUsage({ ...options, limits: parseLimits(options.limits) }));
  } catch (error) {
    return failBecause(title, error);
  }
}

async function readUsage(options: BudgetOptions): Promise<BudgetUsage> {
  const budget = await openBudget(options);
  try {
    return await budget.usage();
  } finally {
    await budget.close();
  }
}

function judge({ writesToday, writesLeft }: BudgetUsage): Check {
  const spent = `${countOf(writesToday, 'write')} went out from here in the last 24 hours`;
  if (writesLeft === null) return ok(title, `no limit on a day of writes; ${spent}`);
  if (writesLeft > 0) return ok(title, `${countOf(writesLeft, 'write')}; ${spent}`);
  const none = `none; ${thousands(writesToday)} writes went out from here in the last 24 hours`;
  return warn(title, none, 'wait until tomorrow');
}
