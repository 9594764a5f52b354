# Builds KetenScan and leaves only what it needs to run: nothing of other systems than this one.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/KetenScan.Web --configuration Release --use-current-runtime --self-contained false -p:DebugType=none --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
# Any user may be given to the container: what is written is written by its group, which is always root's where a platform draws the user.
RUN install --directory --owner=app --group=root --mode=0775 /data
USER app
WORKDIR /data
ENV ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0 \
    DataDirectory=/data \
    urls=http://0.0.0.0:5080
VOLUME /data
EXPOSE 5080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD curl --fail --silent http://127.0.0.1:5080/health/ready
ENTRYPOINT ["dotnet", "/app/KetenScan.Web.dll"]
