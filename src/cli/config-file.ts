import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import * as errors from '../errors.ts';

const value = z.union([z.string(), z.number(), z.boolean()], 'write a text, a number, true or false');
const values = z.record(z.string(), value, 'write options by their long names');
const groups = z.record(z.string(), values, 'write names of profiles, and options under each').default({});
const schema = z.object({ profiles: groups }, 'it holds no options').catchall(value);

/** What a config file says about options, by their long names. */
export type ConfigValues = z.output<typeof values>;

/** The options that a config file gives, those of the profile over those of everybody; the file may choose the profile itself. */
export function readConfigFile(file: string, profile: string | undefined): ConfigValues {
  const { profiles, ...common } = parseConfig(file);
  const chosen = profile ?? textOf(common['profile']);
  if (chosen === undefined) return common;
  const own = profiles[chosen];
  if (own === undefined) throw errors.badConfig(file, `it has no profile "${chosen}"`);
  if ('profile' in own) throw errors.badConfig(file, `the profile "${chosen}" cannot choose another profile`);
  return { ...common, ...own };
}

function parseConfig(file: string): z.output<typeof schema> {
  const checked = schema.safeParse(parseYaml(file) ?? {});
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw errors.badConfig(file, say(issue));
}

function say(issue: z.core.$ZodIssue | undefined): string {
  const place = issue?.path.join('.') ?? '';
  return `${place === '' ? '' : `${place}: `}${issue?.message ?? 'cannot be used'}`;
}

function textOf(said: string | number | boolean | undefined): string | undefined {
  return said === undefined || said === '' ? undefined : String(said);
}

function parseYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw errors.fileMissing(file);
    throw errors.badConfig(file, error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it cannot be parsed');
  }
}
