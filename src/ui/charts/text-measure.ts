/** How wide a text is in a face of the page's, in pixels, before it is drawn. `font` as CSS has it: `600 13px "Instrument Sans"`. */
export function textMeasure(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('this browser measures no text');
  context.font = font;
  return (text) => context.measureText(text).width;
}
