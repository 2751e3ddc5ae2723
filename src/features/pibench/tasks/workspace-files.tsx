/** Files that lie in a task's workspace: text can be read, anything else is told by type and size. */
import type { Asset } from '#core/pibench/read/read-persona.ts';
import type { Task } from '#core/pibench/task.ts';
import { typeOf } from './asset-types.ts';
import { tasksStrings } from './tasks-strings.ts';
import styles from './tasks.module.css';

const { task: words, assets: assetWords } = tasksStrings;

/** The file's name in the workspace; null: it lies beside another task. */
function nameIn(path: string, task: string): string | null {
  const folder = `tasks/${task}/`;
  const at = path.startsWith(folder) ? 0 : path.indexOf(`/${folder}`) + 1;
  return at > 0 || path.startsWith(folder) ? path.slice(at + folder.length) : null;
}

export function WorkspaceFiles({ task, assets }: { readonly task: Task; readonly assets: readonly Asset[] }) {
  const files = assets.flatMap((asset) => {
    const name = nameIn(asset.path, task.id);
    return name === null ? [] : [{ ...asset, name, content: Object.hasOwn(task.workspace, name) ? task.workspace[name]! : null }];
  });
  return (
    <section className={styles.part}>
      <h4>{words.files}</h4>
      {files.length === 0 && <p className={styles.soft}>{words.noFiles}</p>}
      <ul className={styles.files}>
        {files.map(({ path, name, bytes, content }) => {
          const size = <span className={styles.soft}>{assetWords.bytes(bytes)}</span>;
          if (content === null) return <li key={path} className={styles.file}><code>{name}</code> <span className={styles.soft}>{typeOf(name) || assetWords.noType}, {assetWords.binary}</span> {size}</li>;
          return <li key={path}><details className={styles.file}><summary><code>{name}</code> {size}</summary><pre>{content}</pre></details></li>;
        })}
      </ul>
    </section>
  );
}
