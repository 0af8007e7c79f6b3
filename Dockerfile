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
# The optional packages bring the embedded database and a second copy of node; here neither is wanted.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY server server
COPY migrations migrations
COPY seeds seeds
COPY --from=build /app/client client
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:3000/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "server/main.ts"]
