import { closeInputs, openInputs } from '../io/open-inputs.ts';
import type { OpenOptions } from '../open-tables.ts';
import { parseInputOptions } from '../options.ts';
import { readSeeds, type SeedRecord } from './read-seeds.ts';
import { openSandboxTarget, type SandboxTarget } from './sandbox-target.ts';

/** Somebody has deleted these since the spreadsheets were written; the schedule of the contract is still there, and refused. */
const gone: readonly (readonly [resource: string, id: number])[] = [
  ['contract-contacts', 5012],
  ['proposal-contracts', 4009],
];
/** These are already as the spreadsheets want them. */
const alreadyTrue = new Set([8008, 8009]);

/** A sandbox for the spreadsheets of the demo, on which anything can happen that happens on a real account. */
export async function openSandboxDemo(folder: string): Promise<SandboxTarget> {
  const sources = await openInputs([folder], { stream: process.stdin, signal: new AbortController().signal });
  try {
    const inputs: OpenOptions = { sources, ...parseInputOptions({}, null) };
    const opened = await openSandboxTarget(inputs);
    await makeAsWanted(opened, await readSeeds(inputs));
    return opened;
  } finally {
    await closeInputs(sources);
  }
}

// Through the doors that anybody can use on a sandbox; docs/sandbox.md tells of them.
async function makeAsWanted({ target }: SandboxTarget, seeds: readonly SeedRecord[]): Promise<void> {
  const doorOf = (resource: string, id: number): string => `${target.baseUrl}/sandbox/records/${resource}/${id}`;
  for (const [resource, id] of gone) await fetch(doorOf(resource, id), { method: 'DELETE' });
  for (const { resource, id, values } of seeds.filter((seed) => alreadyTrue.has(seed.id))) {
    await fetch(doorOf(resource, id), { method: 'PATCH', body: JSON.stringify(values) });
  }
}
