import { badOption } from '../errors.ts';
import { quote } from '../problems/quote.ts';
import type { Arguments } from './command.ts';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** From here on days are what people think in. */
const longMs = 365 * 86_400_000;

/** Milliseconds of an option such as `500ms`, `30s`, `2m` or `2h`, from one millisecond to `mostMs`. */
export function takeDuration(args: Arguments, flag: string, mostMs: number): number {
  const text = String(args[flag]);
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  const ms = Number(amount) * (unitMs[unit] ?? 0);
  if (ms < 1)
    throw badOption(
      `--${flag}`,
      `${quote(text)} is no duration`,
      mostMs < longMs ? 'write it like 500ms, 30s, 2m or 2h' : 'write it like 2h, 12h or 90d',
    );
  if (ms > mostMs) throw badOption(`--${flag}`, `${quote(text)} is too long`, `${mostMs / 3_600_000}h is the most`);
  return ms;
}
