import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { saveText } from '../copy-text.ts';
import { rowsCsv } from '../data/export.ts';
import type { ColumnGroup } from '../data/issue-groups.ts';
import type { Report, Row } from '../data/row.ts';
import { saidShown, shortNames } from '../data/words.ts';
import { ActiveFilters } from './active-filters.tsx';
import { Choice } from './choice.tsx';
import { StateChoice } from './state-choice.tsx';
import type { ViewControl } from './use-view.ts';

interface BarFacts {
  readonly report: Report;
  readonly shown: readonly Row[];
  readonly view: ViewControl;
  readonly issues: readonly ColumnGroup[];
}

/** Which rows are shown: words, file, record type, field; and what became of that. */
export function FilterBar({ report, shown, view, issues }: BarFacts): VNode {
  const { facts, rows } = report;
  const { filter, narrow } = view;
  const save = (): void => saveText(`${facts.run.id}-rows.csv`, rowsCsv(shown, facts));
  return (
    <div class="controls">
      <div class="filters" role="search" aria-label="Rows">
        <SearchField text={filter.text} onText={(text) => narrow({ text })} />
        <Choices report={report} issues={issues} view={view} />
      </div>
      <StateChoice facts={facts} view={view} />
      <div class="outcome">
        <p role="status">{saidShown(shown.length, rows.length)}</p>
        <ActiveFilters facts={facts} issues={issues} view={view} />
        <button type="button" class="save" onClick={save} disabled={shown.length === 0}>
          Download CSV
        </button>
      </div>
    </div>
  );
}

function Choices({ report, issues, view }: Omit<BarFacts, 'shown'>): VNode {
  const { inputs } = report.facts;
  const { filter, narrow } = view;
  const resources = [...new Set(inputs.map(({ resource }) => resource))];
  return (
    <>
      <Choice
        label="File"
        options={shortNames(inputs).map((label, at) => ({ value: String(at), label }))}
        chosen={filter.input === null ? null : String(filter.input)}
        onChoose={(input) => narrow({ input: input === null ? null : Number(input) })}
      />
      <Choice
        label="Record type"
        options={resources.map((value) => ({ value, label: value }))}
        chosen={filter.resource}
        onChoose={(resource) => narrow({ resource })}
      />
      <Choice
        label="Field"
        options={fieldsOf(report, issues).map((value) => ({ value, label: value }))}
        chosen={filter.field}
        onChoose={(field) => narrow({ field })}
        isAlways
      />
    </>
  );
}

/** The key `/` leads here from everywhere. */
function SearchField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }): VNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const lead = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', lead);
    return () => removeEventListener('keydown', lead);
  }, []);
  return (
    <label class="search">
      <span>Search</span>
      <input
        ref={field}
        type="search"
        value={text}
        placeholder="id, name, value, message …"
        spellcheck={false}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </label>
  );
}

function fieldsOf({ rows }: Report, issues: readonly ColumnGroup[]): readonly string[] {
  const fields = new Set(issues.map(({ column }) => column).filter((column) => column !== ''));
  for (const { changes } of rows) for (const { field } of changes) fields.add(field);
  return [...fields].toSorted();
}
