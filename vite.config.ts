import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** One build for both halves: the page into dist/client, the server into dist/server. */
export default defineConfig({
  root: 'client',
  plugins: [svelte()],
  environments: {
    client: { build: { outDir: '../dist/client', emptyOutDir: true } },
    ssr: {
      // Many small modules each: one file loads in a fraction of their time.
      resolve: { noExternal: ['ipaddr.js', 'jose', 'kysely', 'valibot'] },
      build: {
        outDir: '../dist/server',
        copyPublicDir: false,
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          input: 'server/main.ts',
          output: { entryFileNames: 'main.js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      await Promise.all(
        Object.values(builder.environments).map(async (environment) => builder.build(environment)),
      )
    },
  },
})
