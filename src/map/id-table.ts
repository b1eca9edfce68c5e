/** Remembers in which row each Id stood first; open addressing in two typed arrays, 8 bytes an entry at half load. */
export interface IdTable {
  /** The row where the Id stood before, or 0 where it is new and now remembered. */
  remember(id: number, row: number): number;
}

/** An empty table. */
export function createIdTable(): IdTable {
  let ids = new Int32Array(1024);
  let rows = new Int32Array(1024);
  let count = 0;

  function slotOf(id: number): number {
    const mask = ids.length - 1;
    let slot = Math.imul(id, 0x9e_37_79_b1) & mask;
    while (ids[slot] !== 0 && ids[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const [oldIds, oldRows] = [ids, rows];
    ids = new Int32Array(oldIds.length * 2);
    rows = new Int32Array(oldIds.length * 2);
    for (const [at, id] of oldIds.entries()) {
      if (id === 0) continue;
      const slot = slotOf(id);
      ids[slot] = id;
      rows[slot] = oldRows[at] ?? 0;
    }
  }

  return {
    remember(id, row) {
      const slot = slotOf(id);
      if (ids[slot] === id) return rows[slot] ?? 0;
      ids[slot] = id;
      rows[slot] = row;
      count++;
      if (count * 2 > ids.length) grow();
      return 0;
    },
  };
}
