import type { VNode } from 'preact';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import { CopyButton } from './copy-button.tsx';
import { wholeFlags, wholeWords } from './whole-words.tsx';

/** What can be done next, with commands that can be pasted. */
export function WaysOn({ facts: { ways } }: { readonly facts: PageFacts }): VNode | null {
  if (ways.length === 0) return null;
  return (
    <section aria-labelledby="ways-title">
      <h2 id="ways-title">The way on</h2>
      <dl class="ways">
        {ways.map(({ what, commands }) => (
          <div key={what}>
            <dt>{wholeFlags(what)}</dt>
            {commands.map((command) => (
              <dd key={command}>
                <code>{wholeWords(command)}</code>
                <CopyButton text={() => command} label="Copy" says={`Copy the command ${command}`} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
