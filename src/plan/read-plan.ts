import { createHash } from 'node:crypto';
import { z } from 'zod';
import * as errors from '../errors/plan.ts';
import type { Json } from '../model.ts';
import type { RunInput } from '../model/run.ts';
import type { Source } from '../ports.ts';
import { planVersion, type PlanHead, type PlannedRow } from './plan-file.ts';

/** A saved plan whose every byte has been looked at. */
export interface SavedPlan {
  readonly head: PlanHead;
  /** May be called again. */
  rows(): AsyncIterable<PlannedRow>;
}

const firstBytes = '{\n"nexload": "plan",';

/** True for a file that begins as a saved plan does. */
export async function isPlan(source: Source): Promise<boolean> {
  const start = await source.readAt(0, firstBytes.length);
  return new TextDecoder().decode(start).replace(/\s+/g, '').startsWith('{"nexload":"plan"');
}

/** Opens a saved plan; one that was edited, cut or saved by another version is refused. */
export async function readPlan(source: Source): Promise<SavedPlan> {
  const headLines: string[] = [];
  const hash = createHash('sha256');
  let waiting: string | null = null;
  let place: 'head' | 'rows' | 'hash' | 'end' = 'head';
  for await (const line of linesOf(source)) {
    if (place === 'hash' || place === 'end') {
      assertEnd(source.name, line, place);
      place = 'end';
      continue;
    }
    if (place === 'head') assertVersion(source.name, line);
    if (place === 'head' && line.startsWith('"rows": [')) place = 'rows';
    else if (place === 'head') headLines.push(line);
    if (waiting !== null) hash.update(`${waiting}\n`);
    waiting = line;
    if (!line.startsWith('"sha256": ')) continue;
    assertHash(source.name, line, hash.digest('hex'));
    place = 'hash';
  }
  if (place !== 'end') throw errors.planDamaged(source.name, 'its end is missing');
  return { head: parseHead(source.name, headLines), rows: () => rowsOf(source) };
}

/** The hash does not cover what stands behind it, so that must be nothing but the end. */
function assertEnd(file: string, line: string, place: 'hash' | 'end'): void {
  if (place === 'end' || line !== '}') throw errors.planDamaged(file, 'something else stands where it should end');
}

// Before the hash: another version may have put it elsewhere.
function assertVersion(file: string, line: string): void {
  const version = /^"version": (.*?),?$/.exec(line)?.[1];
  if (version !== undefined && version !== String(planVersion))
    throw errors.planOfOtherVersion(file, version, planVersion);
}

function assertHash(file: string, line: string, hash: string): void {
  if (line !== `"sha256": "${hash}"`) throw errors.planDamaged(file, 'its content and its hash do not fit');
}

const headSchema = z.object({
  run: z.string(),
  createdAt: z.string(),
  target: z.object({ baseUrl: z.string(), user: z.string() }),
  settings: z.custom<Json>(),
  inputs: z.array(z.custom<RunInput>()),
});

function parseHead(file: string, lines: readonly string[]): PlanHead {
  const parsed = parseJson(file, `${lines.join('\n').replace(/,$/, '')}}`);
  const version = z.object({ version: z.unknown() }).safeParse(parsed).data?.version;
  if (version !== planVersion) throw errors.planOfOtherVersion(file, String(version), planVersion);
  const head = headSchema.safeParse(parsed);
  if (!head.success) throw errors.planDamaged(file, 'its beginning is not that of a plan');
  return head.data;
}

async function* rowsOf(source: Source): AsyncGenerator<PlannedRow> {
  let isRow = false;
  for await (const line of linesOf(source)) {
    if (isRow && line === '],') return;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the hash says that we wrote it
    if (isRow) yield parseJson(source.name, line.replace(/,$/, '')) as PlannedRow;
    if (line.startsWith('"rows": [')) isRow = true;
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw errors.planDamaged(file, 'it is not JSON any more');
  }
}

async function* linesOf(source: Source): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of source.bytes()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
