import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Issue } from '../../src/model.ts';
import type { InputOptions, ValidateOptions, ValidateTotals } from '../../src/index.ts';
import type { Values } from './read-values.ts';

/** What a run of a fixture must give, as its expected.json says it. */
export interface Expected {
  readonly options?: InputOptions;
  readonly exitCode: number;
  readonly totals?: ValidateTotals;
  /** All issues in order; an issue is compared by the keys that stand here. */
  readonly issues?: ReadonlyArray<Partial<Issue> & Pick<Issue, 'code'>>;
  /** Why the file cannot be used at all, instead of totals and issues. */
  readonly error?: { readonly code: string; readonly message?: string; readonly hint?: string };
  /** What valid rows ask for, where that is the point; all valid rows, each with all its values. */
  readonly values?: Values;
}

/** One folder of fixtures: a mistake, and what must come of it. */
export interface Fixture {
  /** The folder names as a sentence. */
  readonly title: string;
  readonly resource: string;
  readonly folder: string;
  readonly inputs: readonly string[];
  /** As expected.json gives them; a map.yaml in the folder is the column map. */
  readonly options: Omit<ValidateOptions, 'reports' | 'signal'>;
  readonly expected: Expected;
}

const root = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** Every fixture folder: fixtures/<resource>/<scenario> with an expected.json. */
export function listFixtures(): readonly Fixture[] {
  return foldersIn(root).flatMap((resource) =>
    foldersIn(join(root, resource))
      .filter((scenario) => existsSync(join(root, resource, scenario, 'expected.json')))
      .map((scenario) => readFixture(resource, scenario)),
  );
}

function readFixture(resource: string, scenario: string): Fixture {
  const folder = join(root, resource, scenario);
  const names = readdirSync(folder).filter((name) => name !== 'expected.json' && name !== 'map.yaml');
  const map = join(folder, 'map.yaml');
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  return {
    title: `${resource}: ${scenario.replaceAll('-', ' ')}`,
    resource,
    folder,
    inputs: names.toSorted().map((name) => join(folder, name)),
    options: existsSync(map) ? { ...expected.options, map } : { ...expected.options },
    expected,
  };
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
