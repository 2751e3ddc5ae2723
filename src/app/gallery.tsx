/** The gallery's frame, and what each feature hangs in it: fetched together, when somebody looks. */
import { benchmarkSections } from '#features/benchmark/gallery/sections.tsx';
import { chatSections } from '#features/chat/gallery/sections.tsx';
import { ExhibitAlone } from '#features/gallery/exhibit-alone.tsx';
import { GalleryPage } from '#features/gallery/gallery-page.tsx';
import { pibenchSections } from '#features/pibench/gallery/sections.tsx';
import { reasoningSections } from '#features/reasoning/gallery/sections.tsx';
import { speculationSections } from '#features/speculation/gallery/sections.ts';
import { trainingSections } from '#features/training/gallery/sections.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { appStrings } from './app-strings.ts';
import { THEMES, useTheme } from './theme.ts';

const SECTIONS = [...speculationSections, ...chatSections, ...trainingSections, ...reasoningSections, ...pibenchSections, ...benchmarkSections];
const COLOURS = THEMES.map((value) => ({ value, label: appStrings.themes[value] }));

export function Gallery({ at }: { readonly at: string | undefined }) {
  const [theme, setTheme] = useTheme();
  const colours = <Segmented label={appStrings.theme} value={theme} segments={COLOURS} onChange={setTheme} />;
  return <GalleryPage sections={SECTIONS} at={at} colours={colours} theme={theme} />;
}

export const Alone = ({ id }: { readonly id: string }) => <ExhibitAlone sections={SECTIONS} id={id} />;
