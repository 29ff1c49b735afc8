/** Scripts whose letters a font alone does not set: they join, change their form or run from right to left. */
const SHAPED = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Thai}]/u;

/**
 * Whether a PDF can write the text with its embedded font. `hasGlyph`: whether the font draws a UTF-16
 * code unit; signs beyond the basic plane (emoji, rare Chinese ones) are two units, of which it has neither.
 */
export function isWritable(text: string, hasGlyph: (unit: number) => boolean): boolean {
  if (SHAPED.test(text)) return false;
  return Array.from({ length: text.length }, (_none, index) => text.charCodeAt(index)).every(hasGlyph);
}

/** Dots per point: sharp in print as well. */
const SHARPNESS = 4;
/** Of the font's size: how far letters reach above the base line, and how high a line is. */
const [ASCENT, LINE] = [1.05, 1.45];

/**
 * Makes pictures of texts that `isWritable` refuses: the browser draws them with whatever fonts it has.
 * They can be read, though not searched, where the PDF would show empty boxes.
 */
export function pictureForeignTexts(svg: Element, font: string, canWrite: (text: string) => boolean): void {
  for (const text of svg.querySelectorAll('text')) {
    if (!canWrite(text.textContent ?? '')) text.replaceWith(pictureOf(text, font));
  }
}

function pictureOf(text: SVGTextElement, font: string): Element {
  const value = (name: string) => text.getAttribute(name) ?? '';
  const [words, size] = [text.textContent ?? '', Number(value('font-size'))];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const lettering = `${value('font-weight')} ${size}px ${font}`.trim();
  context.font = lettering;
  const [width, height] = [Math.ceil(context.measureText(words).width) + 2, Math.ceil(size * LINE)];
  [canvas.width, canvas.height] = [width * SHARPNESS, height * SHARPNESS];
  // A canvas that changes its size forgets everything else.
  context.scale(SHARPNESS, SHARPNESS);
  context.font = lettering;
  context.fillStyle = value('fill');
  context.fillText(words, 1, size * ASCENT);
  const left = Number(value('x')) - (value('text-anchor') === 'middle' ? width / 2 : 1);
  const place = { x: left, y: Number(value('y')) - size * ASCENT, width, height, href: canvas.toDataURL('image/png') };
  const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
  for (const [name, given] of Object.entries(place)) image.setAttribute(name, String(given));
  return image;
}
