import type { Json } from '../../../src/model.ts';
import type { PageFacts, PageInput, PageIssue } from '../../../src/report/page/page-data.ts';
import { sayValue } from '../../../src/report/say-value.ts';
import type { Row, RowChange } from './row.ts';

/** A text in which nothing is hidden: what would steer the direction or the display of text is named instead. */
export function showText(text: string): string {
  return text.replace(steering, (character) => `[U+${hexOf(character)}]`);
}

/** Control and format characters, but for line ends, tabs, and what holds emoji and some scripts together. */
const steering = /(?![\n\t])\p{Cc}|(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}|[\u2028\u2029]/gu;

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** A value as people read it: texts as they are, enum members by name, nothing as an empty text. */
export function saidValue(value: Json, input: PageInput | undefined, field: string): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '';
  const facts = input?.fields[field];
  const said = facts === undefined ? undefined : { codec: { type: facts.type }, ...enumOf(facts) };
  return sayValue(value, said, showText);
}

function enumOf({ enum: members }: PageInput['fields'][string]): Pick<PageInput['fields'][string], 'enum'> {
  return members === undefined ? {} : { enum: members };
}

/** `Price 100 → 110`. */
export function saidChange({ field, before, after, kind }: RowChange, input: PageInput | undefined): string {
  const was = saidValue(before, input, field);
  if (kind === 'cleared') return `${field} cleared, was ${was}`;
  return `${field} ${was === '' ? '(empty)' : was} \u2192 ${saidValue(after, input, field)}`;
}

/** What is wrong and what would mend it. */
export function saidIssue({ message, hint }: Pick<PageIssue, 'message' | 'hint'>): string {
  return showText(hint === null ? message : `${message}; ${hint}`);
}

/** All that is said about a row, but its changes. */
export function saidRow({ issues, reason }: Row): string {
  return [...issues.map(saidIssue), ...(reason === '' ? [] : [showText(reason)])].join(' | ');
}

/** The input as people call it. */
export function nameOfInput({ file, sheet }: Pick<PageInput, 'file' | 'sheet'>): string {
  return sheet === null ? file : `${file}, sheet ${sheet}`;
}

/** What tells the inputs apart at a glance: their names without the folder that all of them are in. */
export function shortNames(inputs: ReadonlyArray<Pick<PageInput, 'file' | 'sheet'>>): readonly string[] {
  const folders = inputs.map(({ file }) => file.split(/[\\/]/).slice(0, -1));
  const [first = []] = folders;
  const differsAt = first.findIndex((name, at) => folders.some((folder) => folder[at] !== name));
  const shared = differsAt < 0 ? first.length : differsAt;
  return inputs.map(({ file, sheet }) => {
    const name = file.split(/[\\/]/).slice(shared).join('/');
    return showText(sheet === null ? name : `${name}, ${sheet}`);
  });
}

/** True where a row is not well and its reason alone says why, as where the whole sheet cannot be used. */
export function isReasonTrouble({ state, issues, reason }: Pick<Row, 'state' | 'issues' | 'reason'>): boolean {
  return reason !== '' && notWell.has(state) && issues.every(({ severity }) => severity !== 'error');
}

const notWell: ReadonlySet<Row['state']> = new Set(['invalid', 'missing', 'rejected', 'stale', 'failed', 'unknown']);

/** The state as people call it in this report. */
export function labelOfState({ states }: PageFacts, key: Row['state']): string {
  return states.find((state) => state.key === key)?.label ?? key;
}

/** `12,345`. */
export function thousands(count: number): string {
  return count.toLocaleString('en');
}

/** `1 row`, `12 rows`. */
export function countOf(count: number, one: string): string {
  return `${thousands(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** `40 rows`, `3 of 40 rows`. */
export function saidShown(shown: number, all: number): string {
  return shown === all ? countOf(all, 'row') : `${thousands(shown)} of ${countOf(all, 'row')}`;
}

/** `2026-11-21 09:04:05 UTC`. */
export function saidTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `less than 0.1 s`, `1.2 s`, `4 min 5 s`, `3 h 20 min`, `2 d 4 h`. */
export function saidDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 0.05) return 'less than 0.1 s';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ${Math.round((seconds % 3_600) / 60)} min`;
  return `${Math.floor(seconds / 86_400)} d ${Math.round((seconds % 86_400) / 3_600)} h`;
}
