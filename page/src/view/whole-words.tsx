import type { VNode } from 'preact';

/** A sentence in which no line ends inside a flag, behind its first hyphens. */
export function wholeFlags(text: string): ReadonlyArray<string | VNode> {
  return text.split(/(--[a-z-]+)/).map((part) => (part.startsWith('--') ? <span class="whole">{part}</span> : part));
}

/** A command whose words go over to the next line as a whole, as far as one line has room for them. */
export function wholeWords(text: string): ReadonlyArray<string | VNode> {
  return text.split(/( +)/).map((part) => (part.trim() === '' ? part : <span class="word">{part}</span>));
}
