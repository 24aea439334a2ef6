#!/usr/bin/env bash
# Runs a task of SymblPS on Linux and macOS: bash build.sh [task] [-- arguments of the task]. 'bash build.sh help' lists the tasks.
# The .NET SDK 10 is the only prerequisite: the tasks run in the PowerShell of .config/dotnet-tools.json. build.ps1 is the same for PowerShell.
set -euo pipefail
caller=$PWD
cd "$(dirname "$0")"

if ! command -v dotnet >/dev/null 2>&1; then
    echo "build.sh needs the .NET SDK 10 on the PATH: https://dotnet.microsoft.com/download" >&2
    exit 1
fi
if ! restored=$(dotnet tool restore 2>&1); then
    printf '%s\n' "$restored" "build.sh cannot get PowerShell: 'dotnet tool restore' failed. Check the NuGet sources ('dotnet nuget list source')." >&2
    exit 1
fi
exec dotnet tool run pwsh -- -NoLogo -NoProfile -NonInteractive -WorkingDirectory "$caller" -File "$PWD/build/Invoke-Task.ps1" "$@"
