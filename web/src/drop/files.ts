/** Files as they are listed before they are sent. */

/** What is looked at of a file. */
export interface Named {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

/** Returns the files with more put to them, each once. */
export function merged<F extends Named>(files: readonly F[], more: readonly F[]): F[] {
  const found = new Map<string, F>();
  for (const file of [...files, ...more])
    found.set(`${file.name} ${file.size} ${file.lastModified}`, file);
  return [...found.values()];
}

/** Returns why a file can't be sent, or null. */
export function refused(file: Named, limit: number): string | null {
  if (file.size === 0) return "is empty.";
  if (file.size > limit) return `is over the limit of ${bytes(limit)}.`;
  return null;
}

/** Returns a size in the units that people read: 1 kB is 1,000 bytes. */
export function bytes(size: number): string {
  if (size < 1000) return `${size} bytes`;
  if (size < 1_000_000) return `${(size / 1000).toFixed(size < 10_000 ? 1 : 0)} kB`;
  return `${(size / 1_000_000).toFixed(size < 10_000_000 ? 1 : 0)} MB`;
}
