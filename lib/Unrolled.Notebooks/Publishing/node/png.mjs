// Reads {fonts, zooms, most, pictures} as JSON on standard input and writes a list of PNGs in base64, in order.
// Each SVG is drawn at the first zoom at which its PNG has at most `most` bytes, or at the last.
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { text } from 'node:stream/consumers';

const { fonts, zooms, most, pictures } = JSON.parse(await text(process.stdin));
const font = { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' };

async function draw(svg, zoom) {
  const { pixels, width, height } = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } }).render();
  return sharp(pixels, { raw: { width, height, channels: 4 } }).png({ palette: true, dither: 0, compressionLevel: 9 }).toBuffer();
}

const drawn = [];
for (const svg of pictures) {
  let png;
  for (const zoom of zooms) {
    png = await draw(svg, zoom);
    if (png.length <= most) break;
  }
  drawn.push(png.toString('base64'));
}
process.stdout.write(JSON.stringify(drawn));
