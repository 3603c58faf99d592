# factlint with git, for CI systems that run jobs in containers: `docker build -t factlint .`, then
# `docker run --rm --volume "$PWD:/work" factlint check`.
FROM rust:1.95-slim-bookworm AS build
WORKDIR /source
COPY . .
RUN cargo build --release --locked --bin factlint

FROM debian:bookworm-slim
# git is what `--since` asks. The folder that is mounted belongs to somebody else, and only ever is read.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'
COPY --from=build /source/target/release/factlint /usr/local/bin/factlint
WORKDIR /work
USER nobody
ENTRYPOINT ["factlint"]
CMD ["check"]
