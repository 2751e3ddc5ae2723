/** What an exhibit would be told by a file that cannot be read. */
export const UNREADABLE = 'choir/episode.yaml, line 12: “depends_on” names a task that is not there. Nothing was changed; mend the file, or choose another folder.';
