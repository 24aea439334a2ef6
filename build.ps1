<#
.SYNOPSIS
    Runs a task of SymblPS from PowerShell: ./build.ps1 [task] [arguments of the task]. './build.ps1 help' lists the tasks.
.DESCRIPTION
    The .NET SDK 10 is the only prerequisite: the tasks run in the PowerShell of .config/dotnet-tools.json. build.sh is the same for bash.
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    ./build.ps1 demo ./my-call.wav 2
#>
$ErrorActionPreference = 'Stop'
if (-not (Get-Command -Name dotnet -CommandType Application -ErrorAction Ignore)) {
    [Console]::Error.WriteLine('build.ps1 needs the .NET SDK 10 on the PATH: https://dotnet.microsoft.com/download')
    exit 1
}
$caller = $PWD.ProviderPath
Push-Location -LiteralPath $PSScriptRoot
try {
    $restored = dotnet tool restore
    if ($LASTEXITCODE -ne 0) {
        $restored | Out-Host
        [Console]::Error.WriteLine("build.ps1 cannot get PowerShell: 'dotnet tool restore' failed. Check the NuGet sources ('dotnet nuget list source').")
        exit 1
    }
    dotnet tool run pwsh '--' -NoLogo -NoProfile -NonInteractive -WorkingDirectory $caller -File "$PSScriptRoot/build/Invoke-Task.ps1" @args
    exit $LASTEXITCODE
}
finally { Pop-Location }
