# SUA in a container. Checked by tests/packaging/test_containers.py only: no container engine was at hand
# where it was written, so try it before trusting it.
#
# The lock also holds what the tests use: one list, one truth.
FROM python:3.13-slim-bookworm

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

# What WeasyPrint opens, as in .ci/setup.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/sua
COPY requirements.lock ./
RUN pip install --require-hashes --only-binary :all: -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY sua ./sua
COPY workflows ./workflows
COPY documents ./documents
COPY migrations ./migrations
RUN pip install --no-deps --no-build-isolation . \
    && useradd --system --uid 10001 --home-dir /var/lib/sua sua \
    && install -d -o sua -g sua -m 0711 /var/lib/sua

# Keys, rendered acts: keep a copy apart from the database.
ENV SUA_HOME=/var/lib/sua
VOLUME /var/lib/sua
WORKDIR /var/lib/sua
USER sua
EXPOSE 8000
CMD ["sua", "serve", "--host", "0.0.0.0"]
