import type { SeedRecord } from '../../src/sandbox/seed/make-tables.ts';
import { openScene, type OnFinished, type Scene, type SceneOptions } from './open-scene.ts';

/** The records of `openDeposits`: a row for each asks for its Id and a half as its price. */
export const depositIds = [201, 202, 203, 204] as const;

const header = 'Id,CoworkerContractId,ProductId,Price,Notes';
const rows = depositIds.map((id) => `${id},9001,55,${id + 0.5},note of ${id}`);

/** A file that asks for another price and note of each record. */
export const depositsFile = `${header}\n${rows.join('\n')}\n`;

/** A scene with `deposits.csv`, and records that hold something else. */
export async function openDeposits(onFinished: OnFinished, options: SceneOptions = {}): Promise<Scene> {
  const seeds = depositIds.map(seed);
  const files = { 'deposits.csv': depositsFile, ...options.files };
  return await openScene(onFinished, { ...options, files, sandbox: { seeds, records: 2, ...options.sandbox } });
}

/** What the records hold in one field, in order. */
export function valuesOf(scene: Scene, field: string): readonly unknown[] {
  return depositIds.map((id) => scene.record('contract-deposits', id)[field]);
}

function seed(id: number): SeedRecord {
  const values = { Id: id, CoworkerContractId: 9001, ProductId: 55, Price: id + 0.5, Notes: `note of ${id}` };
  return { resource: 'contract-deposits', id, values };
}
