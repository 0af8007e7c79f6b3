# Two stages: one with everything that builds the pages, one with only what runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY package.json package-lock.json ./
# The optional packages bring the embedded database and the tools of the build; a script would bring a second node.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY server server
COPY migrations migrations
COPY seeds seeds
COPY --from=build /app/client client
USER node
EXPOSE 3000
# /ready waits for the market to be read: at a million ideas that takes longer than a start with few.
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
# It handles its own signals; run it with an init (compose does) so that whatever it leaves behind is reaped.
CMD ["node", "server/main.ts"]
