import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { addressOf, navigation } from './src/documents/navigation.ts';
import { referenceGroup } from './src/documents/referenceGroup.ts';
import { checkedLinks } from './src/links/checkedLinks.ts';
import { livePageFiles } from './src/livePage/livePageFiles.ts';
import { offlineFiles } from './src/offline/offlineFiles.ts';

// The host gives both: a project's site is usually in a folder of its host.
const { SITE_ORIGIN, SITE_BASE } = process.env;

const sidebar = navigation(referenceGroup()).map(({ label, items, collapsed = false }) => ({
  label,
  collapsed,
  items: items.map(({ label, target }) => ({ label, link: addressOf(target) })),
}));

export default defineConfig({
  ...(SITE_ORIGIN && { site: SITE_ORIGIN }),
  base: SITE_BASE || '/',
  integrations: [
    starlight({
      title: 'Cifra',
      favicon: '/favicon.svg',
      sidebar,
      customCss: ['../web/src/style/tokens.css', './src/styles/site.css', './src/styles/plots.css'],
      components: { Head: './src/components/Head.astro' },
      markdown: { processedDirs: ['../..'] },
      expressiveCode: {
        themes: ['github-dark', 'github-light'],
        defaultProps: { frame: 'none' },
        styleOverrides: {
          borderRadius: '0.6rem',
          borderColor: 'var(--rule)',
          codeBackground: 'var(--sheet)',
          codeFontSize: '0.875rem',
        },
      },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
    }),
    // After Starlight, whose search reads the pages of the site: the page itself is not one of them.
    livePageFiles(),
    checkedLinks(),
    offlineFiles(),
  ],
});
