import { useEffect, useState } from 'preact/hooks';

/** In pixels, as the style has it: one line where there is room, two on a phone. */
const heights = { wide: 32, narrow: 58 };

const narrow = '(max-width: 699px)';

/** How high each row of the table is, in pixels. */
export function useRowHeight(): number {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const media = matchMedia(narrow);
    const follow = (): void => setNarrow(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return isNarrow ? heights.narrow : heights.wide;
}
