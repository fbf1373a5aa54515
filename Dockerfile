# docker build -t variorum . && docker run --rm -v "$PWD:/work:ro" variorum check
FROM rust:1.92-alpine3.22 AS build
# hadolint ignore=DL3018
RUN apk add --no-cache musl-dev
WORKDIR /build
COPY Cargo.toml Cargo.lock ./
COPY src src
COPY benches benches
RUN cargo install --locked --path . --root /out

FROM alpine:3.22
# git is for --since and REV:PATH. The files belong to another user than the one in here.
# hadolint ignore=DL3018
RUN apk add --no-cache git && git config --system --add safe.directory '*'
COPY --from=build /out/bin/variorum /usr/local/bin/variorum
COPY LICENSE-APACHE LICENSE-MIT /usr/share/licenses/variorum/
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["variorum"]
CMD ["--help"]
