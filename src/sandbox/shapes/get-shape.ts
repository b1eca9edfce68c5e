import { contactShape } from './contract-contacts.ts';
import { depositShape } from './contract-deposits.ts';
import { pausedPeriodShape } from './contract-paused-periods.ts';
import { proposalContractShape } from './proposal-contracts.ts';
import { scheduleShape } from './proposal-contract-schedules.ts';
import type { Shape } from './shape.ts';

/** Every record type of the sandbox, parents before children. */
export const shapes: readonly Shape[] = [
  proposalContractShape,
  scheduleShape,
  pausedPeriodShape,
  depositShape,
  contactShape,
];

const byName: ReadonlyMap<string, Shape> = new Map(
  shapes.flatMap((shape) => namesOf(shape).map((name): [string, Shape] => [name, shape])),
);

/** The record type of this slug, entity or last part of a path, in any case. */
export function getShape(name: string): Shape | undefined {
  return byName.get(name.toLowerCase());
}

function namesOf({ resource }: Shape): readonly string[] {
  return [resource.name, resource.entity.toLowerCase(), resource.path.slice(resource.path.lastIndexOf('/') + 1)];
}
