/** For a button that becomes another one as it is pressed: the second click of a double click was meant for what it was at the first. Keys count as no click, and always press. */
export const firstClick = (press: () => void) => ({ detail }: Pick<MouseEvent, 'detail'>): void => {
  if (detail < 2) press();
};
