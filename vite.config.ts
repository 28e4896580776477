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
	// The editor is one large chunk that only writers fetch, once the page is there.
	build: { assetsInlineLimit: 0, sourcemap: false, chunkSizeWarningLimit: 700 },
	// Found at the first start instead of on the way, where finding them would reload the page under somebody's hands.
	optimizeDeps: {
		include: [
			"@tiptap/extension-collaboration",
			"@tiptap/extension-collaboration-caret",
			"@tiptap/react",
			"lib0/decoding",
			"socket.io-client",
			"y-websocket",
			"yjs",
		],
	},
	css: {
		preprocessorOptions: { scss: { loadPaths: ["node_modules"], quietDeps: true } },
	},
	// One copy of Yjs: two would not recognise each other's types.
	resolve: { dedupe: ["yjs", "y-protocols", "lib0", "react", "react-dom"] },
});
