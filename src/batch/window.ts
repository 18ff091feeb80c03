/** Sorting what is too long to be held: a listing is gone through again and again, and each time a window is kept. */

export interface Window {
  add(name: string): void;
  /** The names of this window, sorted, none twice, and whether there are more behind them. */
  take(): { readonly names: readonly string[]; readonly more: boolean };
}

/**
 * Keeps the first names, in the order of their UTF-16 code units, of those that are added.
 * @param after the last name of the window before; null for the first one
 * @param most how many are kept; twice as many are held
 */
export function openWindow(after: string | null, most: number): Window {
  let names: string[] = [];
  let limit: string | null = null;
  let more = false;
  const cut = () => {
    names = [...new Set(names)].sort();
    if (names.length <= most) return;
    more = true;
    names.length = most;
    limit = names.at(-1)!;
  };
  return {
    add(name) {
      if (after !== null && name <= after) return;
      if (limit !== null && name > limit) more = true;
      else if (names.push(name) >= 2 * most) cut();
    },
    take() {
      cut();
      return { names, more };
    },
  };
}
