import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { UserError } from '../../errors.ts';
import { scriptSchema, type Script } from './script.ts';

/** Reads a script of faults (YAML, of which JSON is a part); `name` is what messages call it. */
export function parseScript(text: string, name: string): Script {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) throw refuse(name, lines.linePos(broken.pos[0]).line, broken.message);
  const result = scriptSchema.safeParse(valueOf(document, name));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refuse(name, lines.linePos(offsetOf(document, issue)).line, sentence(issue));
}

// A few lines of aliases can stand for a script larger than any memory; the library throws there.
function valueOf(document: Document, name: string): unknown {
  try {
    return document.toJS();
  } catch {
    throw refuse(name, 1, 'the script repeats itself too often');
  }
}

// The node that the complaint is about, or the nearest one around it that is there.
function offsetOf(document: Document, issue: z.core.$ZodIssue | undefined): number {
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (Array.isArray(range)) return Number(range[0]);
  }
  return 0;
}

function sentence(issue: z.core.$ZodIssue | undefined): string {
  const path = (issue?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`))
    .join('');
  return `${path === '' ? '' : `${path.replace(/^\./, '')}: `}${issue?.message ?? 'this is no script of faults'}`;
}

function refuse(name: string, line: number, why: string): UserError {
  return new UserError({
    code: 'bad-faults',
    message: `${name}, line ${line}: ${why}`,
    hint: 'write a list such as: faults: [{match: {method: PUT, id: 12, nth: 1}, do: reset}]',
  });
}
