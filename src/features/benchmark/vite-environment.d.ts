/** What vite.config.ts puts into the build. */
interface ImportMetaEnv {
  /** Of the source that was built; 'unknown' outside a git checkout. */
  readonly VITE_COMMIT: string;
}
