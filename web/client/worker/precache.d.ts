/** What the build puts in: its own name, and the files that every page may need. */
declare const PRECACHE: { version: string; files: string[] };
