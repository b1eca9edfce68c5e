import type { Pace } from '../../budget/pace.ts';
import type { Database } from '../../sqlite/open-database.ts';

/** How a target stands. */
export interface State {
  readonly reads: number;
  readonly writes: number;
  readonly flyingReads: number;
  readonly flyingWrites: number;
  /** When the newest use was made. */
  readonly newest: number;
  /** How long uses are kept. */
  readonly keepMs: number;
  readonly pace: Pace;
}

/** The row of a target in the file. */
export interface Target {
  readonly id: number;
  read(): State;
  saveUses(uses: Pick<State, 'reads' | 'writes' | 'newest'>): void;
  savePace(pace: Pace): void;
}

const flying = `SELECT target.*, total(flight.reads) AS flying_reads, total(flight.writes) AS flying_writes
  FROM target LEFT JOIN flight ON flight.target = target.id WHERE target.id = ?`;

/** Finds or makes the row of a target, whose uses are kept for `keepMs` at least. */
export function openTarget(database: Database, name: string, keepMs: number): Target {
  database.prepare('INSERT INTO target (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(name);
  const id = Number(database.prepare('SELECT id FROM target WHERE name = ?').get(name)?.['id']);
  database.prepare('UPDATE target SET keep_ms = max(keep_ms, ?) WHERE id = ?').run(keepMs, id);
  const select = database.prepare(flying);
  const saveUses = database.prepare('UPDATE target SET reads = ?, writes = ?, newest = ? WHERE id = ?');
  const savePace = database.prepare(
    'UPDATE target SET paused_at = ?, paused_until = ?, gap_ms = ?, went_at = ? WHERE id = ?',
  );
  return {
    id,
    read: () => stateOf(select.get(id) ?? {}),
    saveUses: ({ reads, writes, newest }) => void saveUses.run(reads, writes, newest, id),
    savePace: ({ pausedAt, pausedUntil, gapMs, wentAt }) => void savePace.run(pausedAt, pausedUntil, gapMs, wentAt, id),
  };
}

function stateOf(row: Readonly<Record<string, unknown>>): State {
  return {
    reads: Number(row['reads']),
    writes: Number(row['writes']),
    flyingReads: Number(row['flying_reads']),
    flyingWrites: Number(row['flying_writes']),
    newest: Number(row['newest']),
    keepMs: Number(row['keep_ms']),
    pace: {
      pausedAt: Number(row['paused_at']),
      pausedUntil: Number(row['paused_until']),
      gapMs: Number(row['gap_ms']),
      wentAt: Number(row['went_at']),
    },
  };
}
