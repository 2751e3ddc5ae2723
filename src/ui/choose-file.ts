/** Asks for files of the visitor's; resolves to nothing where none is chosen. Has to follow a click or a key, as browsers demand. */
function ask(accept: string, multiple: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept, multiple });
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

export const chooseFiles = (accept: string): Promise<readonly File[]> => ask(accept, true);

export const chooseFile = async (accept: string): Promise<File | undefined> => (await ask(accept, false))[0];
