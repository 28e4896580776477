import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
	interface Future {
		v3_singleFetch: true;
	}
}

export default defineConfig({
	plugins: [remix(remixConfig)],
	build: { assetsInlineLimit: 0, sourcemap: false },
	css: {
		preprocessorOptions: { scss: { loadPaths: ["node_modules"], quietDeps: true } },
	},
	// One copy of Yjs: two would not recognise each other's types.
	resolve: { dedupe: ["yjs", "y-protocols", "lib0", "react", "react-dom"] },
});
