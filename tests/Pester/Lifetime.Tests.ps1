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

Describe 'The local server lives as long as it is used' {
    BeforeEach {
        $script:data = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $script:argument = @{ Manifest = Get-StagedManifest; DataPath = $data }
    }

    It 'ends with Disconnect-Symbl' {
        $connection = Connect-Symbl -Local -DataPath $data -PassThru
        Test-ProcessAlive $connection.ServerProcessId | Should -BeTrue
        Disconnect-Symbl
        Wait-Until { -not (Test-ProcessAlive $connection.ServerProcessId) } -TimeoutSeconds 5 | Should -BeTrue
        $connection.IsClosed | Should -BeTrue
    }

    It 'ends with Remove-Module' {
        $process = $null
        $session = Start-ChildSession ($prologue + "`nRemove-Module SymblPS; Start-Sleep -Seconds 60") -Argument $argument
        try {
            $process = [int](Read-ChildLine $session)
            Wait-Until { -not (Test-ProcessAlive $process) } -TimeoutSeconds 10 | Should -BeTrue
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
        Wait-Until { -not (Test-ProcessAlive $process) } -TimeoutSeconds 5 | Should -BeTrue
    }

    It 'ends with a session that fails' {
        $result = Invoke-ChildSession ($prologue + "`nthrow 'over'") -Argument $argument
        $result.ExitCode | Should -Be 1
        Wait-Until { -not (Test-ProcessAlive ([int]$result.Output[0])) } -TimeoutSeconds 5 | Should -BeTrue
    }

    It 'ends with a session that is killed, and what it had done is there afterwards' {
        $script = $prologue + "`n" + '(Submit-SymblAudio $env:RECORDING -Wait).ConversationId; Start-Sleep -Seconds 60'
        $recording = New-PlainRecording (Join-Path $TestDrive 'kept.wav')
        $session = Start-ChildSession $script -Argument $argument -Environment @{ RECORDING = $recording }
        $process = [int](Read-ChildLine $session)
        $id = Read-ChildLine $session
        $session.Process.Kill()
        [void]($session | Complete-ChildSession)
        Wait-Until { -not (Test-ProcessAlive $process) } -TimeoutSeconds 10 | Should -BeTrue

        Connect-Symbl -Local -DataPath $data
        try { (Get-SymblConversation $id).Name | Should -Be 'kept' } finally { Disconnect-Symbl }
    }

    It 'is shared by two sessions on one folder, and outlives the first' {
        $session = Start-ChildSession ($prologue + "`n" + '[Console]::ReadLine(); Start-Sleep -Seconds 60') -Argument $argument
        try {
            $process = [int](Read-ChildLine $session)
            $joined = Connect-Symbl -Local -DataPath $data -PassThru
            $joined.ServerProcessId | Should -Be $process
        }
        finally {
            $session.Process.Kill()
            [void]($session | Complete-ChildSession)
        }
        # Longer than the server takes to notice an owner that is gone.
        Start-Sleep -Milliseconds 2500
        Test-SymblConnection | Should -BeTrue
        Disconnect-Symbl
        Wait-Until { -not (Test-ProcessAlive $process) } -TimeoutSeconds 5 | Should -BeTrue
    }

    It 'serves two connections of one session until the second is closed' {
        Connect-Symbl -Local -DataPath $data -Name One
        $two = Connect-Symbl -Local -DataPath $data -Name Two -PassThru
        Disconnect-Symbl -Name One
        Test-SymblConnection | Should -BeTrue
        Disconnect-Symbl -Name Two
        Wait-Until { -not (Test-ProcessAlive $two.ServerProcessId) } -TimeoutSeconds 5 | Should -BeTrue
    }

    It 'says what to install when there is no .NET' {
        $script = @'
param($Manifest, $DataPath)
Import-Module $Manifest
try { Connect-Symbl -Local -DataPath $DataPath } catch { $_.FullyQualifiedErrorId; $_.Exception.Message; $_.ErrorDetails.RecommendedAction }
'@
        $installed = '/usr/share/dotnet/dotnet', '/usr/lib/dotnet/dotnet', '/usr/local/share/dotnet/dotnet' | Where-Object { Test-Path $_ }
        if ($installed -or $IsWindows) { Set-ItResult -Skipped -Because 'a .NET installed in its usual place is found without PATH' }
        if ([System.IO.Path]::GetFileNameWithoutExtension([System.Environment]::ProcessPath) -eq 'dotnet') {
            Set-ItResult -Skipped -Because 'this PowerShell itself runs on a dotnet host'
        }

        $empty = @{ PATH = $TestDrive; DOTNET_HOST_PATH = $null; DOTNET_ROOT = $null; HOME = $TestDrive }
        $result = Invoke-ChildSession $script -Argument $argument -Environment $empty
        $result.Output[0] | Should -BeLike 'Symbl.LocalServerFailed,*'
        $result.Output -join ' ' | Should -Match 'https://dotnet\.microsoft\.com/download'
    }
}
