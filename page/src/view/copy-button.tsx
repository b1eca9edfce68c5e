import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../copy-text.ts';

const saidMs = 1_600;

interface CopyFacts {
  readonly text: () => string;
  readonly label: string;
  /** For whoever does not see what stands beside it. */
  readonly says?: string;
}

/** Copies a text, and says for a moment whether that worked. */
export function CopyButton({ text, label, says }: CopyFacts): VNode {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => setSaid(null), saidMs);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => setSaid((await copyText(text())) ? 'Copied' : 'Not copied');
  return (
    <button type="button" class="quiet" aria-label={said ?? says ?? label} onClick={() => void copy()}>
      {said ?? label}
    </button>
  );
}
