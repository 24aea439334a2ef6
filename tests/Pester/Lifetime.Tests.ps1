BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:prologue = @'
param($Manifest, $DataPath)
$ErrorActionPreference = 'Stop'
Import-Module $Manifest
Connect-Symbl -Local -DataPath $DataPath
(Get-SymblConnection).ServerProcessId
'@
}

Describe 'The lifetime of the local server' {
    BeforeEach {
        $script:data = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $script:argument = @{ Manifest = Get-StagedManifest; DataPath = $data }
    }

    It 'ends with Disconnect-Symbl' {
        $connection = Connect-Symbl -Local -DataPath $data -PassThru
        Test-ProcessAlive $connection.ServerProcessId | Should -BeTrue
        Disconnect-Symbl
        Wait-Until { -not (Test-ProcessAlive $connection.ServerProcessId) } | Should -BeTrue
        $connection.IsClosed | Should -BeTrue
    }

    It 'ends with Remove-Module' {
        $process = $null
        $session = Start-ChildSession ($prologue + "`nRemove-Module SymblPS; Wait-Event -SourceIdentifier never") -Argument $argument
        try {
            $process = [int](Read-ChildLine $session)
            Wait-Until { -not (Test-ProcessAlive $process) } | Should -BeTrue
            $session.Process.HasExited | Should -BeFalse
        }
        finally {
            $session.Process.Kill()
            [void]($session | Complete-ChildSession)
        }
    }

    It 'ends with Remove-Module after a reload' {
        $script = $prologue + "`nImport-Module `$Manifest -Force; Connect-Symbl -Local -DataPath `$DataPath; (Get-SymblConnection).ServerProcessId`n" +
            'Remove-Module SymblPS; Wait-Event -SourceIdentifier never'
        $session = Start-ChildSession $script -Argument $argument
        try {
            $first = [int](Read-ChildLine $session)
            $second = [int](Read-ChildLine $session)
            Wait-Until { -not (Test-ProcessAlive $first) -and -not (Test-ProcessAlive $second) } | Should -BeTrue
            $session.Process.HasExited | Should -BeFalse
        }
        finally {
            $session.Process.Kill()
            [void]($session | Complete-ChildSession)
        }
    }

    It 'ends with the session' {
        $result = Invoke-ChildSession $prologue -Argument $argument
        $result.ExitCode | Should -Be 0 -Because $result.Error
        $process = [int]$result.Output[0]
        Wait-Until { -not (Test-ProcessAlive $process) } | Should -BeTrue
    }

    It 'ends with a session that fails' {
        $result = Invoke-ChildSession ($prologue + "`nthrow 'over'") -Argument $argument
        $result.ExitCode | Should -Be 1
        Wait-Until { -not (Test-ProcessAlive ([int]$result.Output[0])) } | Should -BeTrue
    }

    It 'ends with a killed session and keeps its data' {
        $script = $prologue + "`n" + '(Submit-SymblAudio $env:RECORDING -Wait -WarningAction SilentlyContinue).ConversationId; Wait-Event -SourceIdentifier never'
        $recording = New-PlainRecording (Join-Path $TestDrive 'kept.wav')
        $session = Start-ChildSession $script -Argument $argument -Environment @{ RECORDING = $recording }
        $process = [int](Read-ChildLine $session)
        $id = Read-ChildLine $session
        $session.Process.Kill()
        [void]($session | Complete-ChildSession)
        Wait-Until { -not (Test-ProcessAlive $process) } | Should -BeTrue

        Connect-Symbl -Local -DataPath $data
        try { (Get-SymblConversation $id).Name | Should -Be 'kept' } finally { Disconnect-Symbl }
    }

    It 'is over at once if the server is killed, and the next server continues the job' {
        Connect-Symbl -Local -DataPath $data
        try {
            $recording = New-PlainRecording (Join-Path $TestDrive 'continued.wav') -Seconds 60
            $job = Submit-SymblAudio $recording
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            Stop-Process -Id (Get-SymblConnection).ServerProcessId -Force
            { $job | Wait-SymblJob -ErrorAction Stop } | Should -Throw 'The local server has ended.' -ErrorId 'Symbl.ServiceUnreachable*'
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
            Connect-Symbl -Local -DataPath $data
            ($job | Wait-SymblJob).Status | Should -Be completed
        }
        finally { Disconnect-Symbl }
    }

    It 'extends to the end of the second session on one folder' {
        $session = Start-ChildSession ($prologue + "`n" + 'Wait-Event -SourceIdentifier never') -Argument $argument
        try {
            $process = [int](Read-ChildLine $session)
            $joined = Connect-Symbl -Local -DataPath $data -PassThru
            $joined.ServerProcessId | Should -Be $process
        }
        finally {
            $session.Process.Kill()
            [void]($session | Complete-ChildSession)
        }
        # The server checks its owners every second.
        Wait-Until { -not (Test-ProcessAlive $process) } -TimeoutSeconds 3 | Should -BeFalse
        Test-SymblConnection | Should -BeTrue
        Disconnect-Symbl
        Wait-Until { -not (Test-ProcessAlive $process) } | Should -BeTrue
    }

    It 'extends to the end of the second connection of a session' {
        Connect-Symbl -Local -DataPath $data -Name One
        $two = Connect-Symbl -Local -DataPath $data -Name Two -PassThru
        Disconnect-Symbl -Name One
        Test-SymblConnection | Should -BeTrue
        Disconnect-Symbl -Name Two
        Wait-Until { -not (Test-ProcessAlive $two.ServerProcessId) } | Should -BeTrue
    }

    It 'does not begin without .NET; the error names the download' {
        $script = @'
param($Manifest, $DataPath)
Import-Module $Manifest
try { Connect-Symbl -Local -DataPath $DataPath } catch { $_.FullyQualifiedErrorId; $_.Exception.Message; $_.ErrorDetails.RecommendedAction }
'@
        $installed = '/usr/share/dotnet/dotnet', '/usr/lib/dotnet/dotnet', '/usr/local/share/dotnet/dotnet' | Where-Object { Test-Path $_ }
        if ($installed -or $IsWindows) { Set-ItResult -Skipped -Because 'a .NET in a default location is found without PATH' }
        if ([System.IO.Path]::GetFileNameWithoutExtension([System.Environment]::ProcessPath) -eq 'dotnet') {
            Set-ItResult -Skipped -Because 'this PowerShell runs on a dotnet host'
        }

        $empty = @{ PATH = $TestDrive; DOTNET_HOST_PATH = $null; DOTNET_ROOT = $null; HOME = $TestDrive }
        $result = Invoke-ChildSession $script -Argument $argument -Environment $empty
        $result.Output[0] | Should -BeLike 'Symbl.LocalServerFailed,*'
        $result.Output -join ' ' | Should -Match 'https://dotnet\.microsoft\.com/download'
    }
}
