/**
 * Asks again for style sheets that could not be fetched. The bundler asks for each once: a page that is fetched a second time
 * would otherwise come without them.
 */
const failed = new Set<HTMLLinkElement>();

/** An error of a link does not bubble, but it can be caught on its way down. */
export function watchStyles(): void {
  document.addEventListener('error', ({ target }) => {
    if (target instanceof HTMLLinkElement && target.relList.contains('stylesheet')) failed.add(target);
  }, true);
}

function askAgain(link: HTMLLinkElement): Promise<void> {
  failed.delete(link);
  const again = link.cloneNode() as HTMLLinkElement;
  return new Promise((resolve, reject) => {
    again.addEventListener('load', () => resolve());
    again.addEventListener('error', () => reject(new Error(`No answer from ${again.href}`)));
    link.replaceWith(again);
  });
}

export async function stylesAgain(): Promise<void> {
  await Promise.all([...failed].map(askAgain));
}
