# syntax=docker/dockerfile:1
# Build: docker build -t waymark .   Guide: docs/operating.md

# Everything that building needs, with the compiler for better-sqlite3 where no prebuilt binary can be fetched.
FROM node:22-bookworm AS build
WORKDIR /waymark
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY remix.config.js vite.config.ts tsconfig.json ./
COPY app app
COPY db db
COPY public public
COPY server server
COPY scripts/build.mjs scripts/prepare.mjs scripts/
RUN node scripts/build.mjs

# The packages that the product needs while it runs, and no other.
FROM build AS packages
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /waymark
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node /data
COPY --from=packages /waymark/node_modules node_modules
COPY --from=build /waymark/build build
COPY --from=build /waymark/db/demo db/demo
COPY package.json LICENSE ./
# Nothing but /data is written to: the root file system may be read-only.
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "build/node/main.js"]
